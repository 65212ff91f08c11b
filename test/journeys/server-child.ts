// The service in a process of its own, to be killed: on a new data folder it makes the small world first.
import { readLocalSettings } from "../../functions/config.ts";
import { openLocal } from "../../functions/local-service.ts";
import { unitKey } from "../../functions/store/keys.ts";
import { grid, seedWorld } from "./world.ts";

const service = await openLocal(readLocalSettings(process.env));
if (!(await service.deps.table.get(unitKey(grid)))) await seedWorld(service.deps);
await service.listen();
console.log("ready");
