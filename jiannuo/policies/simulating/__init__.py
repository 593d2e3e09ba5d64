"""What a condition and a benefit would mean for all enterprises, before anything is published."""

from jiannuo.policies.simulating.simulation import Simulation, Slice, simulate

__all__ = ["Simulation", "Slice", "simulate"]
