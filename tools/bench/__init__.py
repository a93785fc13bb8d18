"""The benchmarks: figures that a test must not depend on."""
