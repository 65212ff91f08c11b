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

export interface RectificationNotifyAnswers {
  /**
   * 整改措施 · What is to be done
   */
  measure: string;
  /**
   * 签收的通知单照片 · Photo of the signed notice
   *
   * @minItems 1
   * @maxItems 3
   */
  noticePhoto: string[];
}

export interface RectificationRectifiedAnswers {
  /**
   * 整改后照片 · Photos after
   *
   * @minItems 1
   * @maxItems 6
   */
  afterPhotos: string[];
  /**
   * 整改情况 · What was done
   */
  result?: string;
}

export interface RectificationPassAnswers {
  /**
   * 复查意见 · Finding
   */
  reviewNote?: string;
  /**
   * 复查照片 · Photos of the review
   *
   * @maxItems 6
   */
  reviewPhotos?: string[];
}

export interface RectificationFailAnswers {
  /**
   * 不通过原因 · Why it failed
   */
  failReason: string;
  /**
   * 复查照片 · Photos of the review
   *
   * @maxItems 6
   */
  reviewPhotos?: string[];
}

export interface RectificationSteps {
  notify: RectificationNotifyAnswers;
  rectified: RectificationRectifiedAnswers;
  pass: RectificationPassAnswers;
  fail: RectificationFailAnswers;
}
