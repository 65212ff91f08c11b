// Editor of a place: where the phone is, with its accuracy, or in words where it does not know.
import "../editors.css";
import { useState } from "preact/hooks";
import type { Answers } from "../../../forms/answers/submission.ts";
import { sayPlace } from "../../../forms/fields/place.ts";
import type { EditorProps } from "../editor.ts";
import { moreTexts } from "../field-texts.ts";
import { useForm } from "../form-context.ts";

/** Indoors a first fix takes a while; longer than this nobody waits at a door. */
const PATIENCE = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 };

export function Editor({ id, value, set, left, describedBy }: EditorProps) {
  const { say } = useForm();
  const [state, setState] = useState<"idle" | "locating" | "failed">("idle");
  const place = (value && typeof value === "object" && !Array.isArray(value) ? value : {}) as Answers;
  const located = typeof place.lat === "number";

  function locate() {
    if (!navigator.geolocation) return setState("failed");
    setState("locating");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6; // 0.1 m
        set({
          ...place,
          lat: round(coords.latitude),
          lng: round(coords.longitude),
          accuracy: Math.ceil(coords.accuracy),
        });
        setState("idle");
      },
      () => setState("failed"),
      PATIENCE,
    );
  }

  return (
    <div class="form-place">
      {located && (
        <p class="form-output">
          {sayPlace({ lat: place.lat ?? null, lng: place.lng ?? null })}
          {typeof place.accuracy === "number" && (
            <span class="hint"> {say(moreTexts.accuracy, { m: Math.round(place.accuracy) })}</span>
          )}
        </p>
      )}
      <button
        type="button"
        id={id}
        class="button"
        disabled={state === "locating"}
        aria-describedby={describedBy}
        onClick={locate}
      >
        {say(state === "locating" ? moreTexts.locating : located ? moreTexts.locateAgain : moreTexts.locate)}
      </button>
      <p class="hint" aria-live="polite">
        {state === "failed" && say(moreTexts.locateFailed)}
      </p>
      {(state === "failed" || located || place.text) && (
        <label class="form-inner">
          <span>{say(moreTexts.placeText)}</span>
          <input
            class="form-input"
            type="text"
            value={typeof place.text === "string" ? place.text : ""}
            onInput={(event) => {
              const { text: _, ...rest } = place;
              const text = event.currentTarget.value;
              const next = text ? { ...rest, text } : rest;
              set(Object.keys(next).length > 0 ? next : undefined);
            }}
            onBlur={left}
          />
        </label>
      )}
    </div>
  );
}
