// What every route answers, an example of each, and the shapes that have a name in the description; read by tests and the description, not on a request's way.
import type * as z from "zod";
import { casesAnswers, casesExamples, casesShapes } from "./cases.ts";
import { exchangeAnswers, exchangeExamples, exchangeShapes } from "./exchange.ts";
import { figuresAnswers, figuresExamples, figuresShapes } from "./figures.ts";
import { filesAnswers, filesExamples, filesShapes } from "./files.ts";
import { formsAnswers, formsExamples, formsShapes } from "./forms.ts";
import { organisationAnswers, organisationExamples, organisationShapes } from "./organisation.ts";
import { Problem } from "./problem.ts";
import { registryAnswers, registryExamples, registryShapes } from "./registry.ts";
import { reportsAnswers, reportsExamples, reportsShapes } from "./reports.ts";
import type { Answered, Example } from "./route.ts";
import type { RouteName } from "./routes.ts";
import { serviceAnswers, serviceShapes } from "./service.ts";
import { Answers } from "./shapes.ts";
import { submissionsAnswers, submissionsExamples, submissionsShapes } from "./submissions.ts";
import { syncAnswers, syncExamples, syncShapes } from "./sync.ts";

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

export const examples: { [Name in RouteName]?: Example } = {
  ...casesExamples,
  ...exchangeExamples,
  ...figuresExamples,
  ...filesExamples,
  ...formsExamples,
  ...organisationExamples,
  ...registryExamples,
  ...reportsExamples,
  ...submissionsExamples,
  ...syncExamples,
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
