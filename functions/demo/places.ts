// Premises to check in the demonstration: shops, schools, hotels and what else a grid holds.
import { atLocal, type LocalDate } from "../../core/time.ts";
import type { Unit } from "../../core/unit.ts";
import type { Answer } from "../../forms/answers/submission.ts";
import type { Fact, Subject } from "../../forms/registry/subject.ts";
import { placeName } from "./households.ts";
import { inventName, inventSurname } from "./invented.ts";
import { demoGrids } from "./people.ts";
import { between, pick, pickWeighted, type Random } from "./random.ts";

type Kind = { type: string; weight: number; name: (random: Random, where: string) => string };

const shop = (kinds: string[]) => (random: Random) => `${inventSurname(random)}记${pick(random, kinds)}`;
const numbered = (what: string) => (random: Random, where: string) => `${where}${what}${between(random, 1, 9)}号`;

const kinds: Kind[] = [
  {
    type: "nine-small",
    weight: 52,
    name: shop(["小吃店", "便利店", "理发店", "药店", "五金店", "面馆", "水果店", "早餐店", "棋牌室"]),
  },
  {
    type: "estate",
    weight: 10,
    name: (random) =>
      pick(random, ["锦绣", "金泰", "御景", "天成", "书香", "滨河"]) + pick(random, ["花园", "华府", "名邸", "新城"]),
  },
  { type: "school", weight: 6, name: (_, where) => `${where}幼儿园` },
  { type: "training", weight: 6, name: shop(["书法培训班", "舞蹈培训班", "英语培训班", "托管班"]) },
  {
    type: "hotel",
    weight: 5,
    name: (random) => pick(random, ["如意", "渤海", "黄河", "蒲园", "四季"]) + pick(random, ["宾馆", "酒店", "旅馆"]),
  },
  { type: "courier", weight: 6, name: numbered("快递驿站") },
  { type: "enterprise", weight: 6, name: shop(["纺织厂", "家具厂", "食品加工厂", "印刷厂"]) },
  { type: "mall", weight: 3, name: (_, where) => `${where}便民市场` },
  {
    type: "entertainment",
    weight: 3,
    name: (random) => pick(random, ["星光", "金色", "海韵"]) + pick(random, ["歌厅", "影城", "网吧"]),
  },
  { type: "gas-shop", weight: 2, name: numbered("液化气站") },
  { type: "filling-station", weight: 1, name: numbered("加油站") },
];

/** 400 places over the grids, ten at least in each of the two that are shown; each knows its type and who is in charge. */
export function demoPlaces({
  random,
  units,
  on,
  count = 400,
}: {
  random: Random;
  units: Unit[];
  on: LocalDate;
  count?: number;
}): Subject[] {
  const names = new Map(units.map((unit) => [unit.code, placeName(unit.title.zh)]));
  const grids = units.filter((unit) => unit.level === "grid").map((unit) => unit.code);
  const at = atLocal(on, "08:30");
  const fact = (value: Answer): Fact => ({ value, source: "register", confirmedAt: at });
  return Array.from({ length: count }, (_, number): Subject => {
    const grid = number < 20 ? (demoGrids[number % 2] as string) : pick(random, grids);
    const kind = pickWeighted(
      random,
      kinds.map((it) => [it, it.weight] as const),
    );
    const where = names.get(grid.slice(0, 12)) ?? "";
    const name = kind.name(random, where);
    return {
      id: `pla_${grid}-${String(number + 1).padStart(3, "0")}`,
      type: "place",
      unit: grid,
      title: name.startsWith(where) ? name : `${where}${name}`,
      facts: { placeType: fact(kind.type), contact: fact(inventName(random, pick(random, ["male", "female"]))) },
      version: 1,
    };
  });
}
