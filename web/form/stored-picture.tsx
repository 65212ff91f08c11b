// A picture from the device's shelf.
import { useEffect, useState } from "preact/hooks";
import { useShelf } from "./shelf.ts";

/** Shows the picture of that name; an empty frame while it is read, or where the server alone has it. */
export function StoredPicture({ name, title }: { name: string; title: string }) {
  const shelf = useShelf();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    shelf.get(name).then((file) => {
      if (!file || gone) return;
      made = URL.createObjectURL(new Blob([file.bytes], { type: file.contentType }));
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [name, shelf]);
  if (name.endsWith(".pdf")) return <span class="form-file">PDF</span>;
  return url ? <img src={url} alt={title} /> : <span class="form-file" role="img" aria-label={title} />;
}
