import pandas as pd
from peer import serve


def setup(data):
    return pd.DataFrame({"loja": data["loja"].astype("int64"), "preco": data["preco"], "categoria": data["categoria"]})


def run(table):
    by_shop = table.groupby("loja")["preco"].agg(["sum", "mean"])
    by_category = table.groupby("categoria")["preco"].sum()
    medians = table.groupby("categoria")["preco"].median()
    return float(by_shop["sum"].sum() + by_shop["mean"].sum() + by_category.sum() + medians.sum())


serve(setup, run)
