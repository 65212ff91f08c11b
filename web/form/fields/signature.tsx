// Editor of a signature: drawn with a finger, kept as a PNG.
import "../editors.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { signed } from "../../../forms/fields/signature.ts";
import type { EditorProps } from "../editor.ts";
import { moreTexts } from "../field-texts.ts";
import { useForm } from "../form-context.ts";
import { bytesOf } from "../photo-scale.ts";
import { useShelf } from "../shelf.ts";
import { StoredPicture } from "../stored-picture.tsx";

export function Editor({ id, value, set, describedBy }: EditorProps) {
  const { say } = useForm();
  const shelf = useShelf();
  const [drawing, setDrawing] = useState(false);
  if (typeof value === "string" && !drawing) {
    return (
      <div class="form-signature">
        <StoredPicture name={value} title={say(signed)} />
        <button type="button" id={id} class="button small" onClick={() => setDrawing(true)}>
          {say(moreTexts.signAgain)}
        </button>
      </div>
    );
  }
  if (!drawing) {
    return (
      <button type="button" id={id} class="form-sign" aria-describedby={describedBy} onClick={() => setDrawing(true)}>
        {say(moreTexts.sign)}
      </button>
    );
  }
  return (
    <Pad
      onKeep={async (canvas) => set(await shelf.put(await bytesOf(canvas, "image/png"), "image/png"))}
      onClear={() => set(undefined)}
      onDone={() => setDrawing(false)}
    />
  );
}

/** A signature is kept a moment after its last stroke: nobody must remember to press “done”. */
const PAUSE = 600;

function Pad(props: { onKeep(canvas: HTMLCanvasElement): Promise<void>; onClear(): void; onDone(): void }) {
  const { onKeep, onClear, onDone } = props;
  const { say } = useForm();
  const pad = useRef<HTMLCanvasElement>(null);
  const [touched, setTouched] = useState(false);

  const keeping = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keepSoon = () => {
    setTouched(true);
    clearTimeout(keeping.current);
    keeping.current = setTimeout(() => void onKeep(pad.current as HTMLCanvasElement), PAUSE);
  };

  const clear = () => {
    clearTimeout(keeping.current);
    const canvas = pad.current as HTMLCanvasElement;
    // Two pixels for each of the page, whatever the screen: small files, smooth lines.
    canvas.width = canvas.clientWidth * 2;
    canvas.height = canvas.clientHeight * 2;
    const paper = canvas.getContext("2d") as CanvasRenderingContext2D;
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.lineWidth = 5;
    paper.lineCap = paper.lineJoin = "round";
    paper.strokeStyle = "#17212f";
    setTouched(false);
  };

  useEffect(() => {
    const canvas = pad.current as HTMLCanvasElement;
    clear();
    let last: [number, number] | undefined;
    const to = (x: number, y: number) => {
      const box = canvas.getBoundingClientRect();
      const next: [number, number] = [(x - box.left) * 2, (y - box.top) * 2];
      const paper = canvas.getContext("2d") as CanvasRenderingContext2D;
      paper.beginPath();
      paper.moveTo(...(last ?? next));
      paper.lineTo(...next);
      paper.stroke();
      last = next;
    };
    // Touch and mouse: pointer events came to Safari with 13.
    const touch = (event: TouchEvent) => {
      const finger = event.touches[0];
      if (!finger) return;
      event.preventDefault();
      if (event.type === "touchstart") last = undefined;
      to(finger.clientX, finger.clientY);
      keepSoon();
    };
    const press = (event: MouseEvent) => {
      last = undefined;
      to(event.clientX, event.clientY);
      keepSoon();
    };
    const move = (event: MouseEvent) => {
      if (event.buttons !== 1) return;
      to(event.clientX, event.clientY);
      keepSoon();
    };
    canvas.addEventListener("touchstart", touch, { passive: false });
    canvas.addEventListener("touchmove", touch, { passive: false });
    canvas.addEventListener("mousedown", press);
    canvas.addEventListener("mousemove", move);
    canvas.scrollIntoView({ block: "center" });
  }, []);

  return (
    <div class="form-signature">
      <canvas ref={pad} role="img" aria-label={say(moreTexts.sign)} />
      <div class="form-pickers">
        <button
          type="button"
          class="button small"
          onClick={() => {
            clear();
            onClear();
          }}
        >
          {say(moreTexts.signAgain)}
        </button>
        <button
          type="button"
          class="button small"
          disabled={!touched}
          onClick={() => {
            clearTimeout(keeping.current);
            void onKeep(pad.current as HTMLCanvasElement).then(onDone);
          }}
        >
          {say(moreTexts.signDone)}
        </button>
      </div>
    </div>
  );
}
