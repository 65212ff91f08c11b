// The answers of project, made from form.json by scripts/pack-types.ts: do not edit.

export interface ProjectAnswers {
  /**
   * 资源 · Offer
   */
  offer?: string;
  /**
   * 需求 · Demand
   */
  demand?: string;
  /**
   * 项目名称 · Title
   */
  title?: string;
  /**
   * 认领数量 · Quantity claimed
   */
  quantity: number;
  /**
   * 认领单位或个人 · Claimed by
   */
  claimer?: string;
  /**
   * 计划完成日期 · To be done by
   */
  due?: string;
  /**
   * 说明 · Remarks
   */
  note?: string;
}
