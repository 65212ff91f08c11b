// The answers of rectification, made from form.json by scripts/pack-types.ts: do not edit.

export interface RectificationAnswers {
  /**
   * 隐患 · Hazard
   */
  hazard: string;
  /**
   * 隐患类别 · Kind of hazard
   */
  item:
    | "fireLane"
    | "laneMarked"
    | "exitsClear"
    | "windowBars"
    | "emergencyLights"
    | "cableCharging"
    | "chargingPosts"
    | "ebikesInside"
    | "livingInShop"
    | "wiring"
    | "extinguishers"
    | "hydrants"
    | "alarm"
    | "gasUse"
    | "cylinders"
    | "antiStatic"
    | "openFlames"
    | "flammables"
    | "capacity"
    | "training"
    | "plan"
    | "dutyRoom"
    | "house"
    | "gas"
    | "other";
  /**
   * 场所类型 · Type of premises
   */
  placeType?:
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
   * 具体情况 · What exactly
   */
  description?: string;
  /**
   * 整改期限 · To be done by
   */
  due: string;
  /**
   * 位置 · Where
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
   * 整改前照片 · Photos before
   *
   * @maxItems 6
   */
  photos?: string[];
}
