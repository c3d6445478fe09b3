import warnings

from peer import serve
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

warnings.simplefilter("ignore")  # 1.2 stops at 100 steps and says so


def run(state):
    X, y = state
    return LogisticRegression().fit(X, y).score(X, y)


serve(lambda data: (TfidfVectorizer().fit_transform(data["texts"]), data["y"]), run)
