// The installation's own name and settings, once they are here.
import { useEffect, useState } from "preact/hooks";
import type { Session } from "./session.ts";
import type { Config } from "./session-world.ts";

export function useConfig(session: Session): Config | undefined {
  const [config, setConfig] = useState<Config>();
  useEffect(() => {
    session.config().then(setConfig, () => undefined);
  }, [session]);
  return config;
}
