// An address that leads nowhere.
import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { Empty } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { texts } from "../say/texts.ts";

export default function Nothing() {
  const { say } = useApp();
  return (
    <Page title={say(texts.notFound)}>
      <Empty icon="search">
        <a class="button" href={link([])}>
          {say(texts.toStart)}
        </a>
      </Empty>
    </Page>
  );
}
