// Figures of an indicator.
import type { figuresAnswers, figures as routes } from "../../../api/figures.ts";
import { figures as readFigures } from "../../usecases/figures/figures.ts";
import { type Handlers, ok } from "../endpoint.ts";

export const figures: Handlers<typeof routes, typeof figuresAnswers> = {
  // The indicator is told by the name it was asked by.
  getFigures: async ({ deps, actor, query }) =>
    ok({ ...(await readFigures(deps, actor, query)), indicator: query.indicator }),
};
