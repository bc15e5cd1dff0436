"""The population: whole schools of pupils, their classes, teachers and households, from published figures."""

from model.population.build import Population, build_population

__all__ = ["Population", "build_population"]
