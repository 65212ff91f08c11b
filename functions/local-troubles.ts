// What stands in the way of a start on one machine, in sentences for whoever runs it, each with what to do.
import { type ProblemCode, problems } from "../core/problem.ts";
import type { LocalText } from "../core/text.ts";

/** What to do about a store that cannot be used. */
const whatToDo: Partial<Record<ProblemCode, LocalText>> = {
  "store-unreachable": {
    zh: "请检查磁盘是否挂载、文件是否被移走，放回后再启动；若要从空库重新开始，请把整个数据目录移走",
    en: "Look whether the disk is mounted and the file was moved, put it back and start again; to begin with an empty store, move the whole data folder away",
  },
  "store-damaged": {
    zh: "请保留这个文件，用备份恢复数据目录后再启动",
    en: "Keep this file aside, put the copy of the data folder back, and start again",
  },
  "store-read-only": {
    zh: "请检查磁盘是否只读、目录是否属于运行本程序的用户",
    en: "Look whether the disk is mounted read-only, and whether the folder belongs to the user who runs this",
  },
  "store-full": { zh: "请腾出磁盘空间后再启动", en: "Make room on the disk and start again" },
  "store-newer": { zh: "请先升级程序", en: "Upgrade the program" },
};

/** Of a problem with the store at a place, or of any other that ended the start. */
export function sayStoreTrouble(code: ProblemCode, place: string): string {
  const { zh, en } = problems[code].title;
  const then = whatToDo[code];
  return `${place}\n${zh}。${then ? `${then.zh}。` : ""}\n${en}.${then ? ` ${then.en}.` : ""}\n(${code}; docs/runbook.md, "The store of one machine")`;
}

export const sayPortTaken = (port: number): string =>
  `端口 ${port} 已被占用：可能已有一个格智表单在运行。可用 PORT 另设端口。\nPort ${port} is taken: another Gridform may be running. PORT names another.`;
