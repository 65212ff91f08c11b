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
