"""tensorflow.keras is keras: Keras 3 runs the same models on another backend."""

NAME = "tensorflow"
RENAMED = {
    "tensorflow.keras": "keras",
    "tensorflow.python.keras": "keras",
    "tensorflow.random.set_seed": "keras.utils.set_random_seed",
    "tensorflow.set_random_seed": "keras.utils.set_random_seed",
}
