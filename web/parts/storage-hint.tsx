// What this browser will not do for the work on the device, and what helps.

import { useApp } from "../app/context.ts";
import { readStorageState, type StorageState } from "../offline/storage-state.ts";
import { useLoad } from "./load.tsx";
import { storageTexts as words } from "./storage-texts.ts";

/** The worst of it, or that all is well. */
export function StorageHint({ of }: { of: StorageState }) {
  const { say } = useApp();
  if (of.wechatIos) return <p class="notice warn">{say(words.wechat)}</p>;
  if (of.iosOutsideHomeScreen) return <p class="notice warn">{say(words.ios)}</p>;
  if (!of.serviceWorker) return <p class="notice warn">{say(words.noWorker)}</p>;
  return (
    <p class={of.persistent ? "" : "notice warn"}>{say(of.persistent ? words.persistent : words.notPersistent)}</p>
  );
}

/** Only where work may be lost or the page will not open offline; a browser that merely promises nothing is left to the Me page. */
export function StorageRisk() {
  const state = useLoad(() => readStorageState(), []);
  const { data } = state;
  if (!data || !(data.wechatIos || data.iosOutsideHomeScreen || !data.serviceWorker)) return null;
  return (
    <div class="small">
      <StorageHint of={data} />
    </div>
  );
}
