// The page of a form inside the frame.

import { useApp } from "../app/context.ts";
import type { Route } from "../app/router.ts";
import { FormPage } from "../form/form-page.tsx";

export default function Form({ route }: { route: Route }) {
  const { device, me, language } = useApp();
  return <FormPage device={device.offline} me={me} language={language} route={route} />;
}
