// Reading from the device's store again whenever it changed.
import { useEffect } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { type Loaded, useLoad } from "./load.tsx";

export function useStored<T>(read: () => Promise<T>, names: unknown[] = []): Loaded<T> {
  const { device } = useApp();
  const loaded = useLoad(read, names);
  const { reload } = loaded;
  useEffect(() => device.subscribe(reload), [device, reload]);
  return loaded;
}
