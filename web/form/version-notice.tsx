// Above a draft of an older version: take the new one, and what it left behind.
import "./editors.css";
import type { Language, LocalText } from "../../core/text.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { moreTexts } from "./field-texts.ts";
import { speakerOf } from "./form-context.ts";

export function VersionNotice(props: {
  language: Language;
  newer?: FormVersion;
  dropped?: LocalText[];
  onTake(newer: FormVersion): Promise<void>;
}) {
  const { newer, dropped, language, onTake } = props;
  const say = speakerOf(language);
  if (dropped) {
    return (
      <div class="notice form-notice" role="status">
        <p>{say(dropped.length > 0 ? moreTexts.dropped : moreTexts.carried)}</p>
        {dropped.length > 0 && (
          <ul>
            {dropped.map((title) => (
              <li key={title.zh}>{say(title)}</li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  if (!newer) return null;
  return (
    <div class="notice form-notice">
      <p>
        <strong>{say(moreTexts.newVersion)}</strong>
      </p>
      <p class="hint">{say(moreTexts.newVersionHint)}</p>
      <button type="button" class="button small" onClick={() => void onTake(newer)}>
        {say(moreTexts.takeNewVersion)}
      </button>
    </div>
  );
}
