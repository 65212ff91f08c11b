// Invented people: common names, identity and telephone numbers that are well formed and belong to nobody.
import { readNationalId } from "../../core/national-id.ts";
import { between, pick, pickWeighted, type Random } from "./random.ts";

const surnames =
  "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕".split(
    " ",
  );
const first = {
  male: "建 国 志 文 明 永 春 海 立 家 庆 学 洪 德 玉",
  female: "秀 桂 玉 淑 丽 春 晓 雅 凤 红 爱 雪 美 兰 静",
};
const last = {
  male: "军 强 伟 平 勇 杰 涛 超 亮 林 华 峰 刚 龙 波",
  female: "英 兰 芳 梅 霞 敏 娟 燕 玲 红 艳 琴 云 萍 丹",
};

export type Sex = "male" | "female";

/** A name; `surname` for the children of somebody. */
export function inventName(random: Random, sex: Sex, surname: string = inventSurname(random)): string {
  const lastPart = pick(random, last[sex].split(" "));
  return (
    surname +
    pickWeighted(random, [
      [pick(random, first[sex].split(" ")) + lastPart, 7],
      [lastPart, 3],
    ])
  );
}

/** The commoner the surname, the earlier it stands in the list. */
export const inventSurname = (random: Random): string =>
  surnames[Math.floor(random() ** 1.5 * surnames.length)] as string;

// 371699 is no district's code: no such number was ever given to anybody, though its check digit is right.
const region = "371699";

/** An identity number (GB 11643) of a birth and a sex; its check character is found by asking which one is right. */
export function inventNationalId(random: Random, birth: string, sex: Sex): string {
  const serial = between(random, 0, 499) * 2 + (sex === "male" ? 1 : 0);
  const digits = region + birth.replaceAll("-", "") + String(serial).padStart(3, "0");
  const id = Array.from("0123456789X", (check) => digits + check).find((it) => readNationalId(it));
  if (!id) throw new TypeError(`no birth: ${birth}`);
  return id;
}

// 154 is a number range that no operator has been given.
export const inventMobile = (random: Random): string => `154${String(between(random, 0, 99_999_999)).padStart(8, "0")}`;
