// The editor of files: pictures or PDF.
import type { EditorProps } from "../editor.ts";
import { PictureEditor } from "../picture-editor.tsx";

export const Editor = (props: EditorProps) => <PictureEditor {...props} anyFile />;
