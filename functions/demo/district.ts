// The demonstration district: the real tree of Bincheng, with grids and departments added to it.
import { parentOf, type Unit, type UnitCode, type UnitLevel } from "../../core/unit.ts";
import { departments } from "./departments.ts";

export const county: UnitCode = "371602";
/** How many grids the district reports. */
const gridTotal = 1182;
/** A community in town is cut into six grids: so 市中街道 has the 85 it reports (13 × 6 + 7 villages of one). */
const gridsOfCommunity = 6;
const gridsOfReportedStreet: UnitCode = "371602001";

const levels: Record<string, UnitLevel> = {
  province: "province",
  city: "city",
  county: "county",
  township: "township",
  community: "community",
  village: "community",
  quasi: "community",
};

/** English names down to the township; below, Chinese alone is official. */
const english: Record<UnitCode, string> = {
  "37": "Shandong Province",
  "3716": "Binzhou City",
  "371602": "Bincheng District",
  "371602001": "Shizhong Subdistrict",
  "371602002": "Shixi Subdistrict",
  "371602003": "Beizhen Subdistrict",
  "371602004": "Shidong Subdistrict",
  "371602005": "Pengli Subdistrict",
  "371602007": "Xiaoying Subdistrict",
  "371602008": "Binbei Subdistrict",
  "371602009": "Liangcai Subdistrict",
  "371602010": "Dudian Subdistrict",
  "371602011": "Shahe Subdistrict",
  "371602012": "Lize Subdistrict",
  "371602013": "Qingtian Subdistrict",
  "371602105": "Sanhehu Town",
  "371602106": "Yangliuxue Town",
  "371602203": "Qinhuangtai Township",
};

type Row = { code: UnitCode; name: string; parent: UnitCode; level: string };

/**
 * Every unit of the district, those above first, from the text of `data/bincheng-371602.csv`:
 * 15 townships, their communities and villages, 1,182 grids (none over the pseudo-unit), 30 departments.
 */
export function demoUnits(regions: string): Unit[] {
  const rows = readRegions(regions);
  const grids = gridsByCommunity(rows);
  return [
    ...rows.map(unitOf),
    ...rows.flatMap((row) => gridsOf(row.code, grids.get(row.code) ?? 0)),
    ...departments.map(([zh, en], at): Unit => {
      const code = `${county}-D${String(at + 1).padStart(2, "0")}`;
      return { code, title: { zh, en }, level: "department", parent: county };
    }),
  ];
}

function readRegions(text: string): Row[] {
  const [, ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  return lines.map((line) => {
    const [code = "", name = "", parent = "", level = ""] = line.split(",");
    return { code, name, parent, level };
  });
}

const unitOf = ({ code, name, parent, level }: Row): Unit => ({
  code,
  title: { zh: name, ...(english[code] && { en: english[code] }) },
  level: levels[level] ?? "community",
  ...(parent && { parent }),
});

/** Villages share what the communities leave: one grid each, and a second for as many, evenly spread, as the total asks for. */
function gridsByCommunity(rows: Row[]): Map<UnitCode, number> {
  const communities = rows.filter((row) => row.level === "community");
  const villages = rows.filter((row) => row.level === "village");
  const larger = villages.filter((row) => parentOf(row.code) !== gridsOfReportedStreet);
  const second = gridTotal - communities.length * gridsOfCommunity - villages.length;
  return new Map([
    ...communities.map((row) => [row.code, gridsOfCommunity] as const),
    ...villages.map((row) => [row.code, 1] as const),
    ...larger.map((row, at) => [row.code, 1 + spread(at, second, larger.length)] as const),
  ]);
}

/** 1 for `share` of `total` places in a row, as evenly as can be, else 0. */
const spread = (at: number, share: number, total: number): number =>
  Math.floor(((at + 1) * share) / total) - Math.floor((at * share) / total);

const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

const gridsOf = (community: UnitCode, count: number): Unit[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `${community}G${String(at + 1).padStart(2, "0")}`,
    title: { zh: `第${numerals[at]}网格`, en: `Grid ${at + 1}` },
    level: "grid",
    parent: community,
  }));
