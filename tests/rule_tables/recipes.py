"""Recipes: parameters and data of the estimators that need more than the usual."""

from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from rule_tables.estimators import Recipe, recipe

TREE = DecisionTreeClassifier(max_depth=3, random_state=0)
LINE = LogisticRegression()
_MODELS = [("line", LogisticRegression()), ("tree", DecisionTreeClassifier(max_depth=3, random_state=0))]
_REGRESSORS = [("line", LinearRegression()), ("tree", DecisionTreeRegressor(max_depth=3, random_state=0))]
_SCALED = [("scale", StandardScaler()), ("tree", DecisionTreeClassifier(max_depth=3, random_state=0))]
_COLUMNS = [("scale", StandardScaler(), ["a", "b"]), ("rest", MinMaxScaler(), ["c"])]
_SEARCH_ABSENT = "transform inverse_transform decision_function"

RECIPES: dict[str, Recipe] = {
    "sklearn.calibration.CalibratedClassifierCV": recipe(estimator=LINE),
    "sklearn.cluster.FeatureAgglomeration": recipe(),
    "sklearn.compose.ColumnTransformer": recipe(transformers=_COLUMNS),
    "sklearn.compose.TransformedTargetRegressor": recipe("numbers", regressor=LinearRegression()),
    "sklearn.cross_decomposition.PLSRegression": recipe("two"),
    "sklearn.decomposition.DictionaryLearning": recipe(max_iter=5, n_components=3),
    "sklearn.decomposition.KernelPCA": recipe(n_components=2, fit_inverse_transform=True),
    "sklearn.decomposition.LatentDirichletAllocation": recipe(max_iter=3, n_components=3),
    "sklearn.decomposition.TruncatedSVD": recipe(n_components=2),
    "sklearn.feature_extraction.DictVectorizer": recipe("records", absent="n_features_in_ feature_names_in_"),
    "sklearn.feature_extraction.FeatureHasher": recipe("records", n_features=16),
    "sklearn.feature_extraction.text.HashingVectorizer": recipe("words", n_features=16),
    "sklearn.feature_extraction.text.TfidfTransformer": recipe("counts"),
    "sklearn.feature_selection.SelectFromModel": recipe(estimator=TREE),
    "sklearn.feature_selection.SequentialFeatureSelector": recipe(estimator=LINE, n_features_to_select=1, cv=2),
    "sklearn.feature_selection.RFE": recipe(estimator=LINE),
    "sklearn.feature_selection.RFECV": recipe(estimator=LINE, cv=2),
    "sklearn.impute.SimpleImputer": recipe(absent="inverse_transform"),
    "sklearn.isotonic.IsotonicRegression": recipe("one column", absent="n_features_in_ feature_names_in_", out_of_bounds="clip"),
    "sklearn.linear_model.GammaRegressor": recipe("positive"),
    "sklearn.linear_model.LogisticRegressionCV": recipe(Cs=2, cv=2),
    "sklearn.linear_model.MultiTaskElasticNet": recipe("two"),
    "sklearn.linear_model.MultiTaskLasso": recipe("two"),
    "sklearn.linear_model.PoissonRegressor": recipe("positive"),
    "sklearn.linear_model.SGDClassifier": recipe(loss="log_loss"),
    "sklearn.manifold.TSNE": recipe(max_iter=250, perplexity=5),
    "sklearn.model_selection.FixedThresholdClassifier": recipe(estimator=LINE),
    "sklearn.model_selection.GridSearchCV": recipe(absent=_SEARCH_ABSENT, estimator=TREE, param_grid={"max_depth": [1, 2]}, cv=2),
    "sklearn.model_selection.GroupKFold": recipe(random_state=None),
    "sklearn.model_selection.HalvingGridSearchCV": recipe(absent=_SEARCH_ABSENT, estimator=TREE, param_grid={"max_depth": [1, 2]}, cv=2),
    "sklearn.model_selection.HalvingRandomSearchCV": recipe(
        absent=_SEARCH_ABSENT, estimator=TREE, param_distributions={"max_depth": [1, 2]}, cv=2
    ),
    "sklearn.model_selection.KFold": recipe(shuffle=True),
    "sklearn.model_selection.LeavePOut": recipe(p=1),
    "sklearn.model_selection.PredefinedSplit": recipe(test_fold=[0, 1] * 30),
    "sklearn.model_selection.RandomizedSearchCV": recipe(
        absent=_SEARCH_ABSENT, estimator=TREE, param_distributions={"max_depth": [1, 2]}, n_iter=2, cv=2
    ),
    "sklearn.model_selection.StratifiedGroupKFold": recipe(shuffle=True),
    "sklearn.model_selection.StratifiedKFold": recipe(shuffle=True),
    "sklearn.model_selection.TunedThresholdClassifierCV": recipe(estimator=LINE, cv=2),
    "sklearn.multiclass.OneVsOneClassifier": recipe(estimator=LINE),
    "sklearn.multiclass.OneVsRestClassifier": recipe(estimator=LINE),
    "sklearn.multiclass.OutputCodeClassifier": recipe(estimator=LINE),
    "sklearn.multioutput.ClassifierChain": recipe("two classes", estimator=TREE, verbose=False),
    "sklearn.multioutput.RegressorChain": recipe("two", estimator=DecisionTreeRegressor(max_depth=3, random_state=0), verbose=False),
    "sklearn.multioutput.MultiOutputClassifier": recipe("two classes", estimator=TREE),
    "sklearn.multioutput.MultiOutputRegressor": recipe("two", estimator=DecisionTreeRegressor(max_depth=3, random_state=0)),
    "sklearn.naive_bayes.CategoricalNB": recipe("counts", min_categories=6),
    "sklearn.neighbors.LocalOutlierFactor": recipe(absent="fit_predict", novelty=True),
    "sklearn.neighbors.RadiusNeighborsClassifier": recipe(radius=30.0),
    "sklearn.neighbors.RadiusNeighborsRegressor": recipe(radius=30.0),
    "sklearn.pipeline.FeatureUnion": recipe(transformer_list=[("scale", StandardScaler()), ("range", MinMaxScaler())]),
    "sklearn.pipeline.Pipeline": recipe(
        absent="transform inverse_transform fit_transform get_feature_names_out fit_predict score_samples decision_function",
        steps=_SCALED,
        verbose=False,
    ),
    "sklearn.preprocessing.FunctionTransformer": recipe(func=abs, inverse_func=abs, feature_names_out="one-to-one"),
    "sklearn.preprocessing.KernelCenterer": recipe("square", absent="feature_names_in_"),
    "sklearn.preprocessing.LabelBinarizer": recipe("labels"),
    "sklearn.preprocessing.MultiLabelBinarizer": recipe("sets"),
    "sklearn.random_projection.GaussianRandomProjection": recipe(n_components=2),
    "sklearn.random_projection.SparseRandomProjection": recipe(n_components=2),
    "sklearn.semi_supervised.LabelPropagation": recipe("halves"),
    "sklearn.semi_supervised.LabelSpreading": recipe("halves"),
    "sklearn.semi_supervised.SelfTrainingClassifier": recipe("halves", estimator=LINE),
    "sklearn.svm.NuSVC": recipe(probability=True, kernel="linear"),
    "sklearn.svm.SVC": recipe(probability=True, kernel="linear"),
    "sklearn.ensemble.RandomForestClassifier": recipe(oob_score=True, n_estimators=20),
    "sklearn.ensemble.RandomForestRegressor": recipe(oob_score=True, n_estimators=20),
    "sklearn.ensemble.ExtraTreesClassifier": recipe(oob_score=True, bootstrap=True, n_estimators=20),
    "sklearn.ensemble.ExtraTreesRegressor": recipe(oob_score=True, bootstrap=True, n_estimators=20),
    "sklearn.ensemble.AdaBoostClassifier": recipe(),
    "sklearn.ensemble.BaggingClassifier": recipe(estimator=LINE),
    "sklearn.ensemble.BaggingRegressor": recipe(estimator=LinearRegression()),
    "sklearn.ensemble.HistGradientBoostingClassifier": recipe(max_iter=5),
    "sklearn.ensemble.HistGradientBoostingRegressor": recipe(max_iter=5),
    "sklearn.ensemble.StackingClassifier": recipe(estimators=_MODELS, cv=2),
    "sklearn.ensemble.StackingRegressor": recipe(estimators=_REGRESSORS, cv=2),
    "sklearn.ensemble.VotingClassifier": recipe(estimators=_MODELS, voting="soft"),
    "sklearn.ensemble.VotingRegressor": recipe(estimators=_REGRESSORS),
}
