// Figures of an indicator.
import type { figuresAnswers, figures as routes } from "../../../api/figures.ts";
import { type Handlers, ok } from "../endpoint.ts";

export const figures: Handlers<typeof routes, typeof figuresAnswers> = {
  getFigures: async ({ deps, actor, query }) => {
    // Leaders read them: loaded when one comes.
    const { figures } = await import("../../usecases/figures/figures.ts");
    // The indicator is told by the name it was asked by.
    return ok({ ...(await figures(deps, actor, query)), indicator: query.indicator });
  },
};
