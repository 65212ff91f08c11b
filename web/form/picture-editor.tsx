// The editor of photos and files: taken or chosen, made small, kept on the device, named by their hash.
import "./editors.css";
import { useState } from "preact/hooks";
import { maxFileBytes } from "../../core/file-limit.ts";
import { acceptedTypes } from "../offline/files.ts";
import type { EditorProps } from "./editor.ts";
import { moreTexts } from "./field-texts.ts";
import { useForm } from "./form-context.ts";
import { bytesOfBlob, scalePhoto } from "./photo-scale.ts";
import { useShelf } from "./shelf.ts";
import { StoredPicture } from "./stored-picture.tsx";

/** `anyFile`: documents too, and no camera. */
export function PictureEditor(
  props: Pick<EditorProps, "id" | "value" | "set" | "describedBy"> & { anyFile?: boolean },
) {
  const { id, value, set, describedBy, anyFile = false } = props;
  const { say } = useForm();
  const shelf = useShelf();
  const [state, setState] = useState<"idle" | "working" | "failed">("idle");
  // A schema of a single photo holds its name, not a list.
  const single = typeof value === "string";
  const names = (Array.isArray(value) ? value : single ? [value] : []) as string[];

  async function take(files: FileList | null) {
    if (!files?.length) return;
    setState("working");
    try {
      const added: string[] = [];
      for (const file of Array.from(files)) added.push(await keep(file));
      set([...names, ...added.filter((name) => !names.includes(name))]);
      setState("idle");
    } catch {
      setState("failed");
    }
  }

  async function keep(file: File): Promise<string> {
    if (file.type.startsWith("image/")) return shelf.put(await scalePhoto(file), "image/jpeg");
    if (!anyFile || file.size > maxFileBytes || !acceptedTypes.includes(file.type)) throw new Error("not accepted");
    return shelf.put(await bytesOfBlob(file), file.type);
  }

  const picker = (text: string, camera: boolean, first: boolean) => (
    <label class={`form-picker${first ? " first" : ""}`}>
      <input
        type="file"
        id={first ? id : undefined}
        aria-describedby={describedBy}
        accept={anyFile ? "image/*,application/pdf" : "image/*"}
        capture={camera ? "environment" : undefined}
        multiple={!camera}
        onChange={(event) => {
          const input = event.currentTarget;
          // Emptied afterwards, so that the same photo can be chosen again after it was removed.
          void take(input.files).then(() => {
            input.value = "";
          });
        }}
      />
      <span>{text}</span>
    </label>
  );

  return (
    <>
      {names.length > 0 && (
        <ul class="form-photos">
          {names.map((name, at) => (
            <li key={name}>
              <StoredPicture name={name} title={say(anyFile ? moreTexts.file : moreTexts.photo, { n: at + 1 })} />
              <button
                type="button"
                aria-label={say(moreTexts.removePhoto, { n: at + 1 })}
                onClick={() => {
                  const rest = names.filter((it) => it !== name);
                  set(rest.length > 0 ? rest : undefined);
                }}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="form-pickers">
        {anyFile ? (
          picker(say(moreTexts.chooseFile), false, true)
        ) : (
          <>
            {picker(say(moreTexts.takePhoto), true, true)}
            {picker(say(moreTexts.choosePhoto), false, false)}
          </>
        )}
      </div>
      <p class={state === "failed" ? "error" : "hint"} aria-live="polite">
        {state === "working" && say(moreTexts.photoWorking)}
        {state === "failed" && say(anyFile ? moreTexts.fileFailed : moreTexts.photoFailed)}
      </p>
    </>
  );
}
