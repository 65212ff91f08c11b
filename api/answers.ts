// What every route answers, and the shapes that have a name in the description; read by tests and the description, not on a request's way.
import type * as z from "zod";
import { casesAnswers, casesShapes } from "./cases.ts";
import { exchangeAnswers, exchangeShapes } from "./exchange.ts";
import { figuresAnswers, figuresShapes } from "./figures.ts";
import { filesAnswers, filesShapes } from "./files.ts";
import { formsAnswers, formsShapes } from "./forms.ts";
import { organisationAnswers, organisationShapes } from "./organisation.ts";
import { Problem } from "./problem.ts";
import { registryAnswers, registryShapes } from "./registry.ts";
import { reportsAnswers, reportsShapes } from "./reports.ts";
import type { Answered } from "./route.ts";
import type { RouteName } from "./routes.ts";
import { serviceAnswers, serviceShapes } from "./service.ts";
import { Answers } from "./shapes.ts";
import { submissionsAnswers, submissionsShapes } from "./submissions.ts";
import { syncAnswers, syncShapes } from "./sync.ts";

export const answers: Record<RouteName, Answered> = {
  ...serviceAnswers,
  ...organisationAnswers,
  ...formsAnswers,
  ...registryAnswers,
  ...submissionsAnswers,
  ...syncAnswers,
  ...casesAnswers,
  ...exchangeAnswers,
  ...filesAnswers,
  ...figuresAnswers,
  ...reportsAnswers,
};

export const namedShapes: Record<string, z.ZodType> = {
  Problem,
  Answers,
  ...serviceShapes,
  ...organisationShapes,
  ...formsShapes,
  ...registryShapes,
  ...submissionsShapes,
  ...syncShapes,
  ...casesShapes,
  ...exchangeShapes,
  ...filesShapes,
  ...figuresShapes,
  ...reportsShapes,
};
