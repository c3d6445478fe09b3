import { aFunction, checkOptions, listOf, trueOrFalse } from "../base/options.ts";
import { Table } from "../data/table/table.ts";
import { inWords, StudentError } from "../errors.ts";
import { Entity } from "./entity.ts";
import { definedTwice, notApplied } from "./errors.ts";
import { exportRepo } from "./export/export-repo.ts";
import { FeatureService } from "./feature-service.ts";
import { FeatureView } from "./feature-view.ts";
import { historicalFeatures } from "./historical.ts";
import { materialized } from "./materialize.ts";
import { aName, aProjectName } from "./names.ts";
import { onlineFeatures } from "./online.ts";
import type { OnlineValue } from "./online-record.ts";
import { onlineStore } from "./online-store.ts";
import { type Features, requestedFeatures } from "./requested.ts";
import { isoOf, type Moment, momentMs } from "./timestamps.ts";

export interface FeatureStoreOptions {
  /** Letters, digits and _. What is materialised is kept by project, for all labs on this device. */
  readonly project: string;
  /** Tells the time, in milliseconds since 1970: `materializeIncremental` starts from it. The clock, by default. */
  readonly now?: () => number;
}

export interface HistoricalOptions {
  /** Who and when: the join keys, `event_timestamp`, and whatever shall stay beside, such as the label. */
  readonly entityTable: Table;
  /** References `"view:feature"`, or a service. */
  readonly features: Features;
  /** Columns named `view__feature` in place of `feature`. False by default. */
  readonly fullFeatureNames?: boolean;
  /** Leave out rows that were written after the moment that asks: nobody knew them then. False by default, as in Feast. */
  readonly filterByCreatedTimestamp?: boolean;
}

export interface OnlineOptions {
  /** References `"view:feature"`, or a service. */
  readonly features: Features;
  /** The join keys of each entity: `[{cliente_id: 7}]`. */
  readonly entityRows: readonly Readonly<Record<string, string | number | boolean>>[];
  /** Names `view__feature` in place of `feature`. False by default. */
  readonly fullFeatureNames?: boolean;
  /** Beside each feature, `<feature>__ts`: when its value came to hold, in seconds since 1970; 0 where there is none. False by default. */
  readonly includeEventTimestamps?: boolean;
}

export interface MaterializeOptions {
  readonly startDate: Moment;
  readonly endDate: Moment;
  /** Names of views; all, by default. */
  readonly featureViews?: readonly string[];
}

/** What `materialize` did with one view. */
export interface Materialized {
  readonly featureView: string;
  readonly startDate: string;
  readonly endDate: string;
  /** Keys that had a row in that time. */
  readonly keys: number;
}

const weekMs = 604_800_000;

/**
 * Features defined once, for training (as they were at each moment) and for serving (the last ones), with Feast's names
 * and rules. Definitions are tables of this notebook; what is materialised outlives the page.
 * @throws StudentError `bad-option`
 * @example
 * const store = new FeatureStore({project: "clientes"}).apply([cliente, saldos]);
 * const training = store.getHistoricalFeatures({entityTable, features: ["saldos:saldo"]});
 * await store.materialize({startDate: "2026-01-01", endDate: "2026-02-01"});
 * await store.getOnlineFeatures({features: ["saldos:saldo"], entityRows: [{cliente_id: 7}]});
 * @see https://docs.feast.dev/getting-started/concepts/overview
 */
export class FeatureStore {
  readonly options: Required<FeatureStoreOptions>;
  readonly entities: ReadonlyMap<string, Entity> = new Map();
  readonly featureViews: ReadonlyMap<string, FeatureView> = new Map();
  readonly featureServices: ReadonlyMap<string, FeatureService> = new Map();

  constructor(options: FeatureStoreOptions) {
    this.options = { now: Date.now, ...options };
    checkOptions("FeatureStore", { ...this.options }, { project: aProjectName, now: aFunction });
  }

  /**
   * A store that has these definitions too; one of the same name and kind is replaced. This one stays as it is.
   * The entities of a view, and the views of a service, come with it.
   * @throws StudentError `not-a-definition`; `defined-twice` where names of views differ by capitals only, or an entity has two join keys
   */
  apply(definitions: readonly (Entity | FeatureView | FeatureService)[]): FeatureStore {
    const where = "FeatureStore.apply";
    if (!Array.isArray(definitions)) throw notADefinition(where, definitions);
    const [entities, views, services] = [new Map(this.entities), new Map(this.featureViews), new Map(this.featureServices)]; // biome-ignore format: one thought
    const addEntity = (entity: Entity) => {
      const other = entities.get(entity.name);
      if (other && other.joinKey !== entity.joinKey) throw definedTwice(where, entity.name, other.name);
      entities.set(entity.name, entity);
    };
    const addView = (view: FeatureView) => {
      const lower = view.name.toLowerCase();
      const other = [...views.keys()].find((name) => name !== view.name && name.toLowerCase() === lower);
      if (other !== undefined) throw definedTwice(where, view.name, other);
      views.set(view.name, view);
      view.entities.forEach(addEntity);
    };
    for (const definition of definitions as readonly unknown[]) {
      if (definition instanceof Entity) addEntity(definition);
      else if (definition instanceof FeatureView) addView(definition);
      else if (definition instanceof FeatureService) {
        services.set(definition.name, definition);
        for (const { view } of definition.projections) addView(view);
      } else throw notADefinition(where, definition);
    }
    return Object.assign(new FeatureStore(this.options), { entities, featureViews: views, featureServices: services });
  }

  /**
   * The entity table, in its order, with the features as they were at each row's moment: of the rows with its key, the
   * latest that is not after the moment and not older than the view's ttl (both ends included); of equally late ones, the
   * last written. Missing where there is none. Feast's SQL stores do the same; its file store drops rows that repeat, and
   * rows whose features are all too old.
   * @throws StudentError `missing-columns`, `missing-timestamp`, `bad-timestamp`, `other-type`, `name-taken`, `bad-reference`, `unknown-view`, `unknown-feature`, `same-feature`, `no-created-timestamp`
   * @see https://docs.feast.dev/getting-started/concepts/point-in-time-joins
   */
  getHistoricalFeatures(options: HistoricalOptions): Table {
    const where = "FeatureStore.getHistoricalFeatures";
    const { entityTable, features, fullFeatureNames = false, filterByCreatedTimestamp = false } = options;
    checkOptions(where, { ...options, fullFeatureNames, filterByCreatedTimestamp }, { entityTable: aTable, features: anything, fullFeatureNames: trueOrFalse, filterByCreatedTimestamp: trueOrFalse }); // biome-ignore format: one thought
    const requested = requestedFeatures(where, features, this.featureViews, fullFeatureNames);
    return historicalFeatures(where, entityTable, requested, filterByCreatedTimestamp);
  }

  /**
   * Copies to the online store the last value of each key, of the rows whose moment is from `startDate` until before
   * `endDate`. A value never gives way to an older one.
   * @returns a line a view
   * @throws StudentError `bad-interval`, `bad-timestamp`, `unknown-view`; `no-room` where the browser keeps no more
   */
  async materialize(options: MaterializeOptions): Promise<readonly Materialized[]> {
    const where = "FeatureStore.materialize";
    const { startDate, endDate, featureViews = [...this.featureViews.keys()] } = options;
    checkOptions(where, { ...options, featureViews }, { startDate: anything, endDate: anything, featureViews: listOf(aName) }); // biome-ignore format: one thought
    const [startMs, endMs] = [momentMs(`${where}, startDate`, startDate), momentMs(`${where}, endDate`, endDate)];
    const views = this.#views(where, featureViews);
    const done: Materialized[] = [];
    for (const view of views) done.push(await this.#materialize(where, view, startMs, endMs));
    return done;
  }

  /**
   * As `materialize`, from where each view was left. One that never was begins its ttl before now, or a year (52 weeks)
   * where it has no ttl. What arrives late, with a moment before the last end, is not seen again: materialise that time anew.
   */
  async materializeIncremental(options: Omit<MaterializeOptions, "startDate">): Promise<readonly Materialized[]> {
    const where = "FeatureStore.materializeIncremental";
    const { endDate, featureViews = [...this.featureViews.keys()] } = options;
    checkOptions(where, { ...options, featureViews }, { endDate: anything, featureViews: listOf(aName) });
    const endMs = momentMs(`${where}, endDate`, endDate);
    const done: Materialized[] = [];
    for (const view of this.#views(where, featureViews)) {
      const { intervals } = await onlineStore(this.options.project).record(view.name);
      const lastMs = intervals.reduce((last, [, end]) => Math.max(last, end), Number.NEGATIVE_INFINITY);
      const startMs = intervals.length > 0 ? lastMs : this.options.now() - (view.ttlMs > 0 ? view.ttlMs : 52 * weekMs);
      done.push(await this.#materialize(where, view, startMs, endMs));
    }
    return done;
  }

  /**
   * The last materialised values of each entity, whatever their age: null where there is none.
   * @returns a row for each entity row, in its order
   * @throws StudentError `not-rows`, `missing-key`, `other-type`, `bad-reference`, `unknown-view`, `unknown-feature`, `same-feature`
   */
  async getOnlineFeatures(options: OnlineOptions): Promise<Record<string, OnlineValue>[]> {
    const where = "FeatureStore.getOnlineFeatures";
    const { features, entityRows, fullFeatureNames = false, includeEventTimestamps = false } = options;
    checkOptions(where, { ...options, fullFeatureNames, includeEventTimestamps }, { features: anything, entityRows: anything, fullFeatureNames: trueOrFalse, includeEventTimestamps: trueOrFalse }); // biome-ignore format: one thought
    const requested = requestedFeatures(where, features, this.featureViews, fullFeatureNames);
    const store = onlineStore(this.options.project);
    return onlineFeatures({ where, store, requested, entityRows, includeEventTimestamps });
  }

  /** Deletes all that was materialised of this project; definitions stay. */
  async teardown(): Promise<void> {
    await onlineStore(this.options.project).clear();
  }

  /**
   * The project as Feast reads it: `feature_store.yaml`, `features.py`, the sources as CSV, and `csv_to_parquet.py`, which makes
   * of them the Parquet files that Feast wants.
   * @returns each file's text by its path
   * @see https://docs.feast.dev/reference/feature-repository
   */
  exportRepo(): Readonly<Record<string, string>> {
    return exportRepo(this);
  }

  async #materialize(where: string, view: FeatureView, startMs: number, endMs: number): Promise<Materialized> {
    if (startMs > endMs) throw badInterval(where, view.name, startMs, endMs);
    const store = onlineStore(this.options.project);
    const { record, nKeys } = materialized(view, await store.record(view.name), startMs, endMs);
    await store.put(view.name, record);
    return { featureView: view.name, startDate: isoOf(startMs), endDate: isoOf(endMs), keys: nKeys };
  }

  #views(where: string, names: readonly string[]): readonly FeatureView[] {
    return names.map((name) => {
      const view = this.featureViews.get(name);
      if (!view) throw notApplied(where, name, [...this.featureViews.keys()]);
      return view;
    });
  }
}

/** Checked where it is read, with a message of its own. */
const anything = { holds: () => true, expected: { "pt-BR": "", en: "" } };

const aTable = {
  holds: (value: unknown) => value instanceof Table,
  expected: { "pt-BR": "uma Table", en: "a Table" },
  remedy: {
    "pt-BR": 'Por exemplo, Table.fromRows([{cliente_id: 7, event_timestamp: "2026-03-01"}]).',
    en: 'For instance, Table.fromRows([{customer_id: 7, event_timestamp: "2026-03-01"}]).',
  },
};

const notADefinition = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-a-definition",
    where,
    expected: {
      "pt-BR": "uma lista de Entity, FeatureView e FeatureService",
      en: "a list of Entity, FeatureView and FeatureService",
    },
    received: inWords(received),
    remedy: { "pt-BR": "Por exemplo, store.apply([cliente, saldos]).", en: "For instance, store.apply([customer, balances])." }, // biome-ignore format: one thought
  });

const badInterval = (where: string, view: string, startMs: number, endMs: number): StudentError =>
  new StudentError({
    code: "bad-interval",
    where: `${where}, ${view}`,
    expected: { "pt-BR": "um fim depois do começo", en: "an end after the start" },
    received: {
      "pt-BR": `o começo ${isoOf(startMs)} e o fim ${isoOf(endMs)}`,
      en: `the start ${isoOf(startMs)} and the end ${isoOf(endMs)}`,
    },
    remedy: {
      "pt-BR":
        "Uma view continua de onde parou, ou começa o ttl antes de agora: escolha um endDate posterior, ou use materialize com startDate.",
      en: "A view goes on from where it was left, or begins its ttl before now: choose a later endDate, or use materialize with a startDate.",
    },
  });
