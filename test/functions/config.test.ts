// What an operator sees of a configuration that is not complete.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { needs, readAwsSettings, readLocalSettings } from "../../functions/config.ts";

const complete = {
  GRIDFORM_TABLE: "table",
  GRIDFORM_FILES_BUCKET: "files",
  GRIDFORM_REPORTS_BUCKET: "reports",
  GRIDFORM_QUEUE_URL: "https://sqs.example/queue",
  GRIDFORM_ORIGIN: "https://grid.example.gov.cn/",
  GRIDFORM_MAIL_FROM: "Gridform <no-reply@example.gov.cn>",
};

describe("the configuration of a function", () => {
  it("tells everything that is missing at once, by the names of the variables", () => {
    const { GRIDFORM_TABLE: _table, GRIDFORM_QUEUE_URL: _queue, ...rest } = complete;
    assert.throws(
      () => readAwsSettings(rest, needs.worker),
      (error: Error) => /GRIDFORM_TABLE/.test(error.message) && /GRIDFORM_QUEUE_URL/.test(error.message),
    );
  });

  it("never tells a value, which may hold a password", () => {
    const wrong = { ...complete, GRIDFORM_SMTP: "ftp://user:geheim@mail.example" };
    assert.throws(
      () => readAwsSettings(wrong, needs.worker),
      (error: Error) => /GRIDFORM_SMTP/.test(error.message) && !error.message.includes("geheim"),
    );
  });

  it("takes a variable that is set to nothing as not set", () => {
    assert.equal(readAwsSettings({ ...complete, GRIDFORM_SMTP: "" }, needs.worker).smtp, undefined);
  });

  it("lets links begin with the origin, whether it was given with a slash or without", () => {
    assert.equal(readAwsSettings(complete, needs.worker).origin, "https://grid.example.gov.cn");
  });
});

describe("the configuration of one machine", () => {
  it("needs nothing to be set, and then listens to this machine alone", () => {
    assert.equal(readLocalSettings({}).host, "127.0.0.1");
  });

  it("refuses a port that is none", () => {
    assert.throws(() => readLocalSettings({ PORT: "eighty" }), /PORT/);
  });
});
