// What waits to be sent, as it changes.
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import type { Status } from "../offline/form-device.ts";

export function useStatus(): Status {
  const { offline } = useApp().device;
  const [status, setStatus] = useState(offline.status());
  useEffect(() => {
    setStatus(offline.status());
    return offline.subscribe(setStatus);
  }, [offline]);
  return status;
}
