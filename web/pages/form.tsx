// The page of a form inside the frame.
import { FormPage } from "../form/form-page.tsx";
import { useApp } from "../parts/context.ts";
import type { Route } from "../router.ts";

export default function Form({ route }: { route: Route }) {
  const { device, me, language } = useApp();
  return <FormPage device={device.offline} me={me} language={language} route={route} />;
}
