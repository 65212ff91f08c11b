// The table that holds everything, under the stage's own key; and by which name the other stacks know it.
import { type Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import {
  AttributeType,
  BillingMode,
  Operation,
  ProjectionType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { Construct } from "constructs";
import { tableShape } from "../functions/store/table-shape.ts";
import { letUseKey } from "./encryption-key.ts";
import type { GridformFunction } from "./function.ts";

const string = (name: string) => ({ name, type: AttributeType.STRING });

type StoreProps = {
  stage: string;
  key: IKey;
  /** A table that is there already and that no stack keeps, as after a restore: then none is made. */
  restored: string | undefined;
};

export class Store extends Construct {
  private readonly key: IKey;
  /**
   * The table's name stands in this parameter, which is read while deploying. An export in its place would hold the table in its
   * stack, and after a restore it has to give way to another.
   */
  private readonly parameterName: string;

  constructor(scope: Construct, name: string, { stage, key, restored }: StoreProps) {
    super(scope, name);
    this.key = key;
    this.parameterName = `/gridform/${stage}/table`;
    new StringParameter(this, "table-name", {
      parameterName: this.parameterName,
      stringValue: restored ?? this.makeTable().tableName,
      description: "Gridform: the table that the functions work on",
    });
  }

  private makeTable(): Table {
    const table = new Table(this, "table", {
      partitionKey: string(tableShape.partitionKey),
      sortKey: string(tableShape.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const [indexName, keys] of Object.entries(tableShape.indexes)) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: string(keys.pk),
        sortKey: string(keys.sk),
        projectionType: ProjectionType.ALL,
      });
    }
    return table;
  }

  /** Reads and commits: the whole of the Table port. No scan, and nothing that changes the table itself. */
  grantReadAndCommit(to: GridformFunction): void {
    const actions = ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];
    to.may(
      actions.map((action) => `dynamodb:${action}`),
      [this.arnIn(to)],
    );
    this.grantQuery(to);
  }

  /** Reads lists, and changes nothing. */
  grantQuery(to: GridformFunction): void {
    const table = this.arnIn(to);
    const indexes = Object.keys(tableShape.indexes).map((name) => `${table}/index/${name}`);
    to.may(["dynamodb:Query"], [table, ...indexes]);
    to.tell("table", this.nameIn(to));
    letUseKey(this.key, to);
  }

  /** Over all operations that the product uses: requests that the table turned away, and those that failed on Amazon's side. Seen from `scope`. */
  metricsIn(scope: Construct, over: { period: Duration }): { throttled: IMetric; failed: IMetric } {
    const table = Table.fromTableName(scope, "table", this.nameIn(scope));
    return {
      throttled: table.metricThrottledRequestsForOperations({ operations, ...over }),
      failed: table.metricSystemErrorsForOperations({ operations, ...over }),
    };
  }

  private nameIn(scope: Construct): string {
    return StringParameter.valueForStringParameter(Stack.of(scope), this.parameterName);
  }

  private arnIn(scope: Construct): string {
    return Stack.of(scope).formatArn({ service: "dynamodb", resource: "table", resourceName: this.nameIn(scope) });
  }
}

const operations = [
  Operation.GET_ITEM,
  Operation.BATCH_GET_ITEM,
  Operation.QUERY,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.TRANSACT_WRITE_ITEMS,
];
