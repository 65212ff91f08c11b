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

export interface ProjectCompleteAnswers {
  /**
   * 完成照片 · Proof photos
   *
   * @minItems 1
   * @maxItems 6
   */
  proof: string[];
  /**
   * 完成说明 · What was done
   */
  completionNote?: string;
}

export interface ProjectWithdrawAnswers {
  /**
   * 放弃原因 · Why it is given back
   */
  withdrawReason: string;
}

export interface ProjectRateAnswers {
  /**
   * 评分 · Rating
   */
  rating: number;
  /**
   * 感谢的话 · Thanks
   */
  thanks?: string;
}

export interface ProjectSteps {
  start: Record<string, never>;
  complete: ProjectCompleteAnswers;
  withdraw: ProjectWithdrawAnswers;
  rate: ProjectRateAnswers;
}
