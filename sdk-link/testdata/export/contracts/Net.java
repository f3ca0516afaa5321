package contracts;

public interface Net {}
