// What people ask for and what units offer in the demonstration, in the words of such lists.

import type { DemandAnswers } from "../../forms/catalog/demand/answers.d.ts";
import type { HouseholdVisitAnswers } from "../../forms/catalog/household-visit/answers.d.ts";

export type Wish = { theme: DemandAnswers["theme"]; title: string; content: string; unit: string; most: number };
export type Offered = Wish & { provider: string };

/** What residents mention at the door. */
export const requests: readonly { theme: NonNullable<HouseholdVisitAnswers["demandTheme"]>; content: string }[] = [
  { theme: "public-service", content: "希望社区每月组织一次免费测量血压" },
  { theme: "public-service", content: "不会用手机缴纳医保，希望有人帮助办理" },
  { theme: "public-service", content: "楼道灯坏了，晚上出入不便，希望维修" },
  { theme: "resources", content: "想为上小学的孩子借几本课外书" },
  { theme: "resources", content: "家中旧家具搬不动，希望有人帮忙清运" },
  { theme: "order", content: "小区门口停车混乱，希望有人疏导" },
  { theme: "order", content: "夜间有电动车在楼道充电，希望制止" },
  { theme: "relations", content: "楼上漏水，希望社区帮助协调" },
  { theme: "relations", content: "老人白天一个人，希望有人陪着说说话" },
];

export const demands: readonly Wish[] = [
  { theme: "public-service", title: "独居老人上门理发", content: "行动不便的老人需要上门理发", unit: "人次", most: 12 },
  { theme: "public-service", title: "义诊进社区", content: "希望医院来社区义诊，测血糖、量血压", unit: "场", most: 3 },
  { theme: "public-service", title: "智能手机课", content: "老年居民想学习手机挂号、缴费", unit: "课时", most: 8 },
  {
    theme: "resources",
    title: "暑期看护场地",
    content: "双职工家庭的孩子放假无人看护，需要场地和志愿者",
    unit: "人",
    most: 20,
  },
  { theme: "resources", title: "图书角添书", content: "社区图书角需要儿童读物", unit: "册", most: 100 },
  { theme: "resources", title: "旧楼加装扶手", content: "老旧小区楼道需要加装扶手", unit: "处", most: 10 },
  { theme: "order", title: "上下学护送", content: "学校路口早晚需要志愿者维持秩序", unit: "班次", most: 20 },
  { theme: "order", title: "反诈宣传", content: "希望为老年人讲解防范电信诈骗", unit: "场", most: 4 },
  { theme: "relations", title: "邻里节志愿者", content: "社区邻里节需要布置和服务人员", unit: "人", most: 15 },
  { theme: "relations", title: "陪伴孤寡老人", content: "希望定期有人陪老人聊天、读报", unit: "次", most: 12 },
];

export const offers: readonly Offered[] = [
  {
    theme: "public-service",
    title: "口腔义诊",
    content: "医护人员可到社区开展口腔检查",
    unit: "场",
    most: 6,
    provider: "滨城区口腔医院",
  },
  {
    theme: "public-service",
    title: "法律咨询",
    content: "律师可到社区值班，解答法律问题",
    unit: "场",
    most: 12,
    provider: "黄河律师事务所",
  },
  {
    theme: "public-service",
    title: "家电维修",
    content: "技工可上门免费检修小家电，只收配件费",
    unit: "件",
    most: 40,
    provider: "滨城职业学校",
  },
  {
    theme: "resources",
    title: "会议室开放",
    content: "周末开放60人会议室，含投影",
    unit: "场",
    most: 12,
    provider: "区图书馆",
  },
  {
    theme: "resources",
    title: "停车位错时共享",
    content: "夜间和周末向居民开放车位",
    unit: "个",
    most: 60,
    provider: "渤海商贸公司",
  },
  {
    theme: "resources",
    title: "爱心午餐",
    content: "为高龄老人提供优惠午餐",
    unit: "份",
    most: 80,
    provider: "如意餐饮店",
  },
  {
    theme: "order",
    title: "消防演练指导",
    content: "消防员可到小区指导逃生演练",
    unit: "场",
    most: 6,
    provider: "消防救援站",
  },
  {
    theme: "order",
    title: "夜间巡逻队",
    content: "退役军人志愿队可参与夜间巡逻",
    unit: "班次",
    most: 30,
    provider: "退役军人志愿服务队",
  },
  {
    theme: "relations",
    title: "文艺演出",
    content: "艺术团可到社区演出",
    unit: "场",
    most: 5,
    provider: "区文化馆艺术团",
  },
  {
    theme: "relations",
    title: "亲子阅读",
    content: "老师可带领亲子阅读活动",
    unit: "场",
    most: 8,
    provider: "实验幼儿园",
  },
];
