// Conditions and updates in DynamoDB's expression language. Every name goes through an alias: many are reserved words.
import type { Condition, Value, Write } from "../../ports.ts";

export type Expressions = {
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, Value>;
};

export function expressionsOf(write: Write): Expressions {
  const names: Record<string, string> = {};
  const values: Record<string, Value> = {};
  const name = (attribute: string) => {
    const alias = `#n${Object.keys(names).length}`;
    names[alias] = attribute;
    return alias;
  };
  const value = (of: Value) => {
    const alias = `:v${Object.keys(values).length}`;
    values[alias] = of;
    return alias;
  };
  const condition = write.when && conditionText(write.when, name, value);
  const update = write.kind === "update" ? updateText(write, name, value) : undefined;
  return {
    ...(condition && { ConditionExpression: condition }),
    ...(update && { UpdateExpression: update }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

type Alias<T> = (of: T) => string;

function conditionText(when: Condition, name: Alias<string>, value: Alias<Value>): string {
  switch (when.kind) {
    case "absent":
      return `attribute_not_exists(${name("pk")})`;
    case "present":
      return `attribute_exists(${name("pk")})`;
    case "version":
      return `${name("version")} = ${value(when.is)}`;
    case "at-least":
      return `${name(when.attribute)} >= ${value(when.value)}`;
    case "equals":
      return `${name(when.attribute)} = ${value(when.value)}`;
  }
}

function updateText(write: Write & { kind: "update" }, name: Alias<string>, value: Alias<Value>): string {
  const set = Object.entries(write.set ?? {}).flatMap(([attribute, of]) =>
    of === undefined ? [] : `${name(attribute)} = ${value(of)}`,
  );
  const add = Object.entries(write.add ?? {}).map(([attribute, by]) => `${name(attribute)} ${value(by)}`);
  const remove = (write.remove ?? []).map(name);
  // An update that says nothing still makes an item; DynamoDB wants to hear something.
  if (set.length + add.length + remove.length === 0) remove.push(name("-"));
  return [clause("SET", set), clause("ADD", add), clause("REMOVE", remove)].join(" ").trim();
}

const clause = (keyword: string, parts: string[]): string => (parts.length > 0 ? `${keyword} ${parts.join(", ")}` : "");
