// The editor of files: pictures or PDF.
import type { EditorProps } from "../editor.ts";
import { PictureEditor } from "../picture-editor.tsx";

export const FileEditor = (props: EditorProps) => <PictureEditor {...props} anyFile />;
