// What this browser will not do for us, so that the page can say so.

export type StorageState = {
  /** Without one the page does not open offline (WeChat's iOS view, plain http). */
  serviceWorker: boolean;
  /** WeChat on iOS: offer to open the page in the browser. */
  wechatIos: boolean;
  /** Whether the browser promised not to clear the store by itself; undefined where it does not say. */
  persistent: boolean | undefined;
  /** iOS clears a page's store after 7 days unless it is on the home screen. */
  iosOutsideHomeScreen: boolean;
  /** Bytes used and allowed, where the browser tells. */
  usage?: number;
  quota?: number;
};

/** Looks at the browser; asks it for lasting storage, which most grant silently to pages that are used. */
export async function readStorageState(nav: Navigator = navigator): Promise<StorageState> {
  const agent = nav.userAgent;
  const ios = /iP(hone|ad|od)/.test(agent) || (/Macintosh/.test(agent) && nav.maxTouchPoints > 1);
  const storage: StorageManager | undefined = nav.storage;
  const persistent = storage?.persist ? (await storage.persisted()) || (await storage.persist()) : undefined;
  const estimate = storage?.estimate ? await storage.estimate() : {};
  return {
    serviceWorker: "serviceWorker" in nav,
    wechatIos: ios && /MicroMessenger/i.test(agent),
    persistent,
    iosOutsideHomeScreen: ios && (nav as Navigator & { standalone?: boolean }).standalone !== true,
    ...estimate,
  };
}
