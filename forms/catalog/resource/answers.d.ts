// The answers of resource, made from form.json by scripts/pack-types.ts: do not edit.

export interface ResourceAnswers {
  /**
   * 名称 · Title
   */
  title: string;
  /**
   * 主题 · Theme
   */
  theme: "public-service" | "resources" | "order" | "relations";
  /**
   * 可以提供什么 · What is offered
   */
  content: string;
  /**
   * 数量 · Quantity
   */
  quantity: number;
  /**
   * 计量单位 · Counted in
   */
  quantityUnit?: string;
  /**
   * 有效期至 · Valid until
   */
  validUntil: string;
  /**
   * 提供单位 · Provided by
   */
  provider: string;
  /**
   * 所属单位 · Unit
   */
  ownerUnit?: string;
  /**
   * 联系人 · Contact
   */
  contact?: string;
  /**
   * 联系电话 · Phone of the contact
   */
  contactPhone?: string;
  /**
   * 地点 · Where
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
   * 图片 · Pictures
   *
   * @maxItems 3
   */
  photos?: string[];
}

export interface ResourceCloseAnswers {
  /**
   * 办结说明 · How it ended
   */
  closingNote?: string;
}

export interface ResourceWithdrawAnswers {
  /**
   * 撤回原因 · Why it is withdrawn
   */
  withdrawReason: string;
}

export interface ResourceSteps {
  close: ResourceCloseAnswers;
  withdraw: ResourceWithdrawAnswers;
}
