// The answers of incident, made from form.json by scripts/pack-types.ts: do not edit.

export interface IncidentAnswers {
  /**
   * 标题 · Title
   */
  title: string;
  /**
   * 类别 · Category
   */
  category:
    | "component-facilities"
    | "component-traffic"
    | "component-appearance"
    | "component-greening"
    | "component-other"
    | "event-appearance"
    | "event-advertising"
    | "event-construction"
    | "event-street"
    | "event-emergency"
    | "event-other"
    | "governance-disputes"
    | "governance-safety"
    | "governance-livelihood"
    | "governance-other";
  /**
   * 来源 · Source
   */
  source: "grid" | "hotline" | "snapshot" | "police" | "transfer";
  /**
   * 紧急程度 · Urgency
   */
  urgency: "normal" | "urgent" | "critical";
  /**
   * 情况描述 · Description
   */
  description: string;
  /**
   * 涉及人数 · People concerned
   */
  peopleConcerned?: number;
  /**
   * 地点 · Where
   */
  location: {
    /**
     * 纬度
     */
    lat: number;
    /**
     * 经度
     */
    lng: number;
    /**
     * 误差（米）
     */
    accuracy?: number;
    /**
     * 地址描述
     */
    text?: string;
  };
  /**
   * 处置前照片 · Photos before
   *
   * @minItems 1
   * @maxItems 6
   */
  photos: string[];
}

export interface IncidentEscalateAnswers {
  /**
   * 上报说明 · Remarks
   */
  reportNote?: string;
}

export interface IncidentSettleAnswers {
  /**
   * 处置结果 · Result
   */
  result: string;
  /**
   * 处置后照片 · Photos after
   *
   * @minItems 1
   * @maxItems 6
   */
  afterPhotos: string[];
  /**
   * 解决层级 · Settled by
   */
  settledBy: "grid" | "community";
}

export interface IncidentAssignAnswers {
  /**
   * 承办单位 · Who handles it
   */
  department: string;
  /**
   * 办理要求 · Instructions
   */
  instructions?: string;
}

export interface IncidentSendBackAnswers {
  /**
   * 需补充的内容 · What is missing
   */
  sendBackReason: string;
}

export interface IncidentRefuseAnswers {
  /**
   * 理由 · Why
   */
  refuseReason: string;
}

export interface IncidentHandledAnswers {
  /**
   * 处置结果 · Result
   */
  result: string;
  /**
   * 处置后照片 · Photos after
   *
   * @minItems 1
   * @maxItems 6
   */
  afterPhotos: string[];
}

export interface IncidentReturnAnswers {
  /**
   * 应由哪个单位办理 · Where it belongs
   */
  belongsTo: string;
  /**
   * 退回理由 · Why
   */
  returnReason: string;
}

export interface IncidentPassAnswers {
  /**
   * 核查意见 · Finding
   */
  verifyNote?: string;
}

export interface IncidentFailAnswers {
  /**
   * 不通过原因 · Why not
   */
  failReason: string;
}

export interface IncidentEvaluateAnswers {
  /**
   * 居民评价 · The resident's view
   */
  satisfaction: "satisfied" | "basically" | "dissatisfied" | "no-answer";
  /**
   * 评价内容 · Comment
   */
  comment?: string;
}

export interface IncidentSteps {
  escalate: IncidentEscalateAnswers;
  settle: IncidentSettleAnswers;
  assign: IncidentAssignAnswers;
  "send-back": IncidentSendBackAnswers;
  refuse: IncidentRefuseAnswers;
  handled: IncidentHandledAnswers;
  return: IncidentReturnAnswers;
  pass: IncidentPassAnswers;
  fail: IncidentFailAnswers;
  evaluate: IncidentEvaluateAnswers;
}
