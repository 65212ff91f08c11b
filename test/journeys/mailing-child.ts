// A worker of its own process on the same data folder, at the mails of an edition until it is killed.
import { readLocalSettings } from "../../functions/config.ts";
import { openLocal } from "../../functions/local-service.ts";
import { fakePrinter } from "../support/service.ts";

const service = await openLocal(readLocalSettings(process.env), { printer: fakePrinter });
await service.tick();
