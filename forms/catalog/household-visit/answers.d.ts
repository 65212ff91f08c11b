// The answers of household-visit, made from form.json by scripts/pack-types.ts: do not edit.

export interface HouseholdVisitAnswers {
  /**
   * 居住方式 · How they live here
   */
  residence: "owned" | "rented" | "with-others" | "temporary";
  /**
   * 户籍地与居住地一致 · Registered and living place agree
   */
  addressAgrees: boolean;
  /**
   * 户籍地址 · Registered address
   */
  registeredAddress?: string;
  /**
   * 房屋安全 · Safety of the house
   */
  houseSafety: "safe" | "hazard" | "dangerous";
  /**
   * 隐患情况 · What is unsafe
   */
  houseHazard?: string;
  /**
   * 隐患照片 · Photos of the hazard
   *
   * @maxItems 6
   */
  housePhotos?: string[];
  /**
   * 家庭成员 · Residents
   *
   * @minItems 1
   * @maxItems 20
   */
  residents: {
    /**
     * 编号
     */
    id?: string;
    /**
     * 姓名 · Name
     */
    name: string;
    /**
     * 与户主关系 · Relation to the head
     */
    relation:
      | "head"
      | "spouse"
      | "child"
      | "parent"
      | "grandchild"
      | "grandparent"
      | "sibling"
      | "other-relative"
      | "unrelated";
    /**
     * 证件类型 · Type of document
     */
    idType: "resident-id" | "hk-mo-permit" | "tw-permit" | "passport" | "foreign-resident-id" | "none";
    /**
     * 身份证号码 · Identity number
     */
    idNumber?: string;
    /**
     * 证件号码 · Document number
     */
    otherIdNumber?: string;
    /**
     * 性别 · Sex
     */
    statedSex?: "male" | "female";
    /**
     * 出生日期 · Date of birth
     */
    statedBirth?: string;
    /**
     * 性别（自动） · Sex (filled in)
     */
    sex?: "male" | "female";
    /**
     * 出生日期（自动） · Date of birth (filled in)
     */
    birth?: string;
    /**
     * 联系电话 · Phone
     */
    phone?: string;
    /**
     * 人员类别 · Kind of resident
     */
    personType: "registered" | "floating" | "overseas";
    /**
     * 流动原因 · Why they came
     */
    floatingReason?: "work" | "study" | "family" | "care" | "other";
    /**
     * 来本地日期 · Arrived on
     */
    arrivedOn?: string;
  }[];
  /**
   * 关爱需求 · Care needs
   *
   * @minItems 1
   * @maxItems 5
   */
  careNeeds: ("none" | "living-alone" | "left-behind-child" | "disability" | "chronic-illness")[];
  /**
   * 关爱说明 · About the care needed
   */
  careNote?: string;
  /**
   * 有无诉求 · Do they ask for something
   */
  demandRaised: boolean;
  /**
   * 诉求类别 · Kind of request
   */
  demandTheme?: "public-service" | "resources" | "order" | "relations";
  /**
   * 诉求内容 · What they ask for
   */
  demandContent?: string;
  /**
   * 对社区工作的满意度 · Satisfaction with the community's work
   */
  satisfaction: "very-satisfied" | "satisfied" | "neutral" | "dissatisfied" | "no-answer";
  /**
   * 走访地点 · Where
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
   * 走访照片 · Photos
   *
   * @maxItems 3
   */
  photos?: string[];
  /**
   * 备注 · Remarks
   */
  note?: string;
}
