// An edition is to be mailed to one recipient.
import { mailPatience } from "../../../core/due-work.ts";
import { deliveryWork } from "../../store/deliveries.ts";
import { workKind } from "./kind.ts";

export const reportDelivery = workKind(
  deliveryWork.kind,
  deliveryWork.about,
  async (deps, request) => {
    const { deliverEdition } = await import("../reports/deliver-edition.ts");
    await deliverEdition(deps, request);
  },
  mailPatience,
);
