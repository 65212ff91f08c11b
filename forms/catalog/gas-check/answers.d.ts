// The answers of gas-check, made from form.json by scripts/pack-types.ts: do not edit.

export interface GasCheckAnswers {
  /**
   * 用气类型 · Kind of gas
   */
  gasType: "pipeline" | "bottled" | "none";
  /**
   * 用气场所通风良好 · The room is well ventilated
   */
  ventilated?: boolean;
  /**
   * 气瓶存放处 · Where the bottle stands
   */
  bottlePlace?: "kitchen" | "basement" | "high-rise" | "bedroom";
  /**
   * 灶具有熄火保护装置 · The stove has flame-out protection
   */
  flameOut?: boolean;
  /**
   * 灶具使用年限 · Age of the stove
   */
  applianceYears?: number;
  /**
   * 软管类型 · Kind of hose
   */
  hoseType?: "rubber" | "metal-clad" | "stainless";
  /**
   * 软管使用年限 · Age of the hose
   */
  hoseYears?: number;
  /**
   * 管卡紧固无松动 · The clamps are tight
   */
  clampsTight?: boolean;
  /**
   * 调压阀使用年限 · Age of the regulator
   */
  regulatorYears?: number;
  /**
   * 气瓶距上次检验年数 · Years since the bottle was inspected
   */
  cylinderYears?: number;
  /**
   * 燃气热水器 · Gas water heater
   */
  heater?: "none" | "vented" | "unvented";
  /**
   * 检漏结果 · Leak test
   */
  leakTest?: "tight" | "leak";
  /**
   * 发现的问题 · Findings
   */
  findings?: string;
  /**
   * 问题照片 · Photos of what was found
   *
   * @maxItems 6
   */
  photos?: string[];
  /**
   * 用户签字 · Signature of the user
   */
  signature: string;
  /**
   * 备注 · Remarks
   */
  note?: string;
}
