// A worker of its own process on the same data folder: it says when the report's page is being printed, and is killed there.

import { openPrinter } from "../../functions/adapters/chromium/browser.ts";
import { readLocalSettings } from "../../functions/config.ts";
import { openLocal } from "../../functions/local-service.ts";
import { cacheFolder } from "../support/browser.ts";

const real = await openPrinter({ cacheFolder });
const service = await openLocal(readLocalSettings(process.env), {
  printer: {
    async print(page) {
      const printed = await real.print(page);
      // The PDF exists and nothing of it is kept yet: the worst moment.
      console.log("printing");
      await new Promise(() => setInterval(() => {}, 1000));
      return printed;
    },
    close: () => real.close(),
  },
});
await service.tick();
