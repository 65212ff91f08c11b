// The editor of photos and files: taken or chosen, made small, kept on the device, named by their hash.
import "./editors.css";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { tellingBytes, typeOfBytes } from "../../core/file-bytes.ts";
import { maxFileBytes, megabytes } from "../../core/file-limit.ts";
import type { LocalText } from "../../core/text.ts";
import type { EditorProps } from "./editor.ts";
import { moreTexts } from "./field-texts.ts";
import { useForm } from "./form-context.ts";
import { bytesOfBlob, scalePhoto } from "./photo-scale.ts";
import { useShelf } from "./shelf.ts";
import { StoredPicture } from "./stored-picture.tsx";

/** Why a file is not taken, as its owner reads it. */
class Refused extends Error {
  readonly told: LocalText;
  readonly numbers: Record<string, number> | undefined;
  constructor(told: LocalText, numbers?: Record<string, number>) {
    super("refused");
    this.told = told;
    this.numbers = numbers;
  }
}

/** `anyFile`: documents too, and no camera. */
export function PictureEditor(
  props: Pick<EditorProps, "id" | "value" | "set" | "describedBy"> & { anyFile?: boolean },
) {
  const { id, value, set, describedBy, anyFile = false } = props;
  const { say } = useForm();
  const shelf = useShelf();
  const [state, setState] = useState<"idle" | "working" | Refused>("idle");
  const told = useRef<HTMLParagraphElement>(null);
  // It stands below the buttons, where the bar at the edge of a phone may cover it.
  useLayoutEffect(() => {
    if (state instanceof Refused) told.current?.scrollIntoView({ block: "center" });
  }, [state]);
  // A schema of a single photo holds its name, not a list.
  const single = typeof value === "string";
  const names = (Array.isArray(value) ? value : single ? [value] : []) as string[];

  async function take(files: FileList | null) {
    if (!files?.length) return;
    setState("working");
    const added: string[] = [];
    let refused: Refused | undefined;
    for (const file of Array.from(files)) {
      try {
        added.push(await keep(file));
      } catch (error) {
        // Of several the good ones stay, and the first that is not is told of.
        refused ??= error instanceof Refused ? error : new Refused(moreTexts.photoFailed);
      }
    }
    if (added.length > 0) set([...names, ...added.filter((name) => !names.includes(name))]);
    setState(refused ?? "idle");
  }

  /** By what it is: some systems tell no type of a file, or a wrong one. */
  async function keep(file: File): Promise<string> {
    const type = typeOfBytes(new Uint8Array(await bytesOfBlob(file.slice(0, tellingBytes))));
    if (type === "application/pdf" && anyFile) {
      const sizes = { size: megabytes(file.size), most: megabytes(maxFileBytes) };
      if (file.size > maxFileBytes) throw new Refused(moreTexts.fileTooLarge, sizes);
      return shelf.put(await bytesOfBlob(file), type);
    }
    // Other pictures too (HEIC): what the browser can read becomes a JPEG.
    if (type === "application/pdf" || (!type && !file.type.startsWith("image/")))
      throw new Refused(anyFile ? moreTexts.notAFile : moreTexts.notAPhoto);
    return shelf.put(await scalePhoto(file), "image/jpeg");
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
      <p class={state instanceof Refused ? "error" : "hint"} aria-live="polite" ref={told}>
        {state === "working" && say(moreTexts.photoWorking)}
        {state instanceof Refused && say(state.told, state.numbers)}
      </p>
    </>
  );
}
