import io

import pandas as pd
from peer import serve

serve(lambda data: data["csv"].encode(), lambda text: float(pd.read_csv(io.BytesIO(text))["preco"].sum()))
