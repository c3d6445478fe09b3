import * as z from "zod/mini";

const key = "bancada.account";
const namesKey = "bancada.accounts";

const accountSchema = z.object({ id: z.string(), name: z.string() });
export type DeviceAccount = z.infer<typeof accountSchema>;

/**
 * Whose work this browser shows now: that of whoever signed in last, until they sign out here. A session that ends does not
 * take anybody's work away. null: nobody's in particular.
 */
export function deviceAccount(): DeviceAccount | null {
  return read(key, accountSchema);
}

/** The accounts whose work lies in this browser. */
export function knownAccounts(): readonly DeviceAccount[] {
  return read(namesKey, z.array(accountSchema)) ?? [];
}

/** From the next load on the page shows this account's work. */
export function enterAccount(account: DeviceAccount): void {
  const { id, name } = account;
  write(key, { id, name });
  write(namesKey, [...knownAccounts().filter((other) => other.id !== id), { id, name }]);
}

/** From the next load on the page shows nobody's. What lies in the account's place stays there. */
export const leaveAccount = (): void => write(key, null);

/** Nothing of the account is left in this browser. */
export function forgetAccount(id: string): void {
  write(
    namesKey,
    knownAccounts().filter((account) => account.id !== id),
  );
  write(errataKeyOf(id), null);
}

/** Where the errata are kept that an account's courses have. */
export const errataKeyOf = (id: string): string => `bancada.errata:${id}`;

/** The name of the database that holds an account's work. */
export const databaseOf = (account: DeviceAccount | null): string => (account ? `bancada:${account.id}` : "bancada");

function read<T>(name: string, schema: z.ZodMiniType<T>): T | null {
  try {
    const found = schema.safeParse(JSON.parse(localStorage.getItem(name) ?? "null"));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing has one place for all.
  }
}
