// The table that holds everything, under the stage's own key.
import { type Duration, RemovalPolicy } from "aws-cdk-lib";
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
import { Construct } from "constructs";
import { tableShape } from "../functions/store/table-shape.ts";
import { letUseKey } from "./encryption-key.ts";
import type { GridformFunction } from "./function.ts";

const string = (name: string) => ({ name, type: AttributeType.STRING });

export class Store extends Construct {
  readonly table: Table;
  private readonly key: IKey;

  constructor(scope: Construct, name: string, key: IKey) {
    super(scope, name);
    this.key = key;
    this.table = new Table(this, "table", {
      partitionKey: string(tableShape.partitionKey),
      sortKey: string(tableShape.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const [indexName, keys] of Object.entries(tableShape.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: string(keys.pk),
        sortKey: string(keys.sk),
        projectionType: ProjectionType.ALL,
      });
    }
  }

  /** Reads and commits: the whole of the Table port. No scan, and nothing that changes the table itself. */
  grantReadAndCommit(to: GridformFunction): void {
    const actions = ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];
    to.may(
      actions.map((action) => `dynamodb:${action}`),
      [this.table.tableArn],
    );
    this.grantQuery(to);
  }

  /** Reads lists, and changes nothing. */
  grantQuery(to: GridformFunction): void {
    const indexes = Object.keys(tableShape.indexes).map((name) => `${this.table.tableArn}/index/${name}`);
    to.may(["dynamodb:Query"], [this.table.tableArn, ...indexes]);
    to.tell("table", this.table.tableName);
    letUseKey(this.key, to);
  }

  /** Requests that the table turned away, over all operations that the product uses. */
  metricThrottled(over: { period: Duration }): IMetric {
    return this.table.metricThrottledRequestsForOperations({ operations, ...over });
  }

  /** Requests that failed on Amazon's side. */
  metricFailed(over: { period: Duration }): IMetric {
    return this.table.metricSystemErrorsForOperations({ operations, ...over });
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
