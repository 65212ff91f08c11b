// The editor of a case: found by name and chosen.
import type { EditorProps } from "../editor.ts";
import { LookupEditor } from "../lookup-editor.tsx";

export const Editor = (props: EditorProps) => <LookupEditor {...props} table="cases" />;
