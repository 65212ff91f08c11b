// The answers of hazard-check, made from form.json by scripts/pack-types.ts: do not edit.

export interface HazardCheckAnswers {
  /**
   * 场所类型 · Type of premises
   */
  placeType:
    | "filling-station"
    | "gas-shop"
    | "training"
    | "estate"
    | "mall"
    | "hotel"
    | "courier"
    | "nine-small"
    | "enterprise"
    | "entertainment"
    | "school";
  /**
   * 检查地点 · Where
   */
  location?: {
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
   * 场所照片 · Photos of the premises
   *
   * @maxItems 6
   */
  photos?: string[];
  /**
   * 逐项检查 · Check each item
   */
  items: {
    fireLane?: Check;
    laneMarked?: Check;
    exitsClear?: Check;
    windowBars?: Check;
    emergencyLights?: Check;
    cableCharging?: Check;
    chargingPosts?: Check;
    ebikesInside?: Check;
    livingInShop?: Check;
    wiring?: Check;
    extinguishers?: Check;
    hydrants?: Check;
    alarm?: Check;
    gasUse?: Check;
    cylinders?: Check;
    antiStatic?: Check;
    openFlames?: Check;
    flammables?: Check;
    capacity?: Check;
    training?: Check;
    plan?: Check;
    dutyRoom?: Check;
  };
  /**
   * 其他隐患 · Other hazard
   */
  otherHazard?: string;
  /**
   * 其他隐患照片 · Photos of the other hazard
   *
   * @maxItems 6
   */
  otherPhotos?: string[];
  /**
   * 发现隐患数 · Hazards found
   */
  hazardCount?: number;
  /**
   * 场所负责人 · Person in charge
   */
  contact: string;
  /**
   * 负责人签字 · Signature of the person in charge
   */
  signature: string;
  /**
   * 备注 · Remarks
   */
  remarks?: string;
}
/**
 * 检查结果
 */
export interface Check {
  /**
   * 结果
   */
  result: "ok" | "not-ok" | "n/a";
  /**
   * 说明
   */
  note?: string;
  /**
   * 照片
   *
   * @maxItems 6
   */
  photos?: string[];
}
